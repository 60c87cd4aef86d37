/** The brokers of a cluster, and which of them is the controller. */
import type { ClusterSummary } from "@/lib/api/contract";
import { Card } from "../ui/card";
import { Table, Td, Th } from "../ui/table";

export function BrokersTable({ cluster: { brokers, controllerId, cluster } }: { cluster: ClusterSummary }) {
  return (
    <Card title="Brokers" note={String(brokers.length)} padded={false}>
      {brokers.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">No broker was read yet.</p>
      ) : (
        <Table aria-label={`Brokers of ${cluster}`}>
          <caption className="sr-only">Brokers of {cluster}</caption>
          <thead>
            <tr>
              <Th align="right">Id</Th>
              <Th>Address</Th>
              <Th>Rack</Th>
              <Th>Role</Th>
            </tr>
          </thead>
          <tbody>
            {brokers.map(({ id, host, port, rack }) => (
              <tr key={id}>
                <Td align="right">{id}</Td>
                <Td className="figures">
                  {host}:{port}
                </Td>
                <Td className="text-text-2">{rack ?? "–"}</Td>
                <Td>{id === controllerId ? "controller" : <span className="text-text-3">–</span>}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
