/** The brokers that answer, and which of them is the controller. */
import type { ClusterSummary } from "@/lib/api/contract";
import { Card } from "../ui/card";
import { Table, Td, Th } from "../ui/table";

export function BrokersTable({ cluster: { brokers, controllerId } }: { cluster: ClusterSummary }) {
  return (
    <Card title="Brokers" note={String(brokers.length)} padded={false}>
      {brokers.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">None is known yet.</p>
      ) : (
        <Table aria-label="Brokers of the cluster">
          <caption className="sr-only">Brokers of the cluster</caption>
          <thead>
            <tr>
              <Th>Id</Th>
              <Th>Address</Th>
              <Th>Rack</Th>
              <Th>Role</Th>
            </tr>
          </thead>
          <tbody>
            {brokers.map(({ id, host, port, rack }) => (
              <tr key={id}>
                <Td className="figures">{id}</Td>
                <Td className="figures">
                  {host}:{port}
                </Td>
                <Td>{rack ?? <span className="text-text-3">none</span>}</Td>
                <Td>{id === controllerId ? "controller" : ""}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
