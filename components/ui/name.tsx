/** A group's name as it is shown everywhere: what cannot be seen in it is written out and stands back. */
import { nameParts } from "@/lib/client/visible-name";

/** Scripts that are written from right to left turn what stands beside them around, unless they are kept apart. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export function Name({ of }: { of: string }) {
  const parts = nameParts(of);
  if (!parts) return RIGHT_TO_LEFT.test(of) ? <bdi>{of}</bdi> : of;
  return (
    <bdi>
      {parts.map(({ text, marked }, index) =>
        marked ? (
          <span key={index} className="text-text-3">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </bdi>
  );
}
