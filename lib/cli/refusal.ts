/** An end that is the person's to resolve: the message is the whole story, without a stack. */
export class Refusal extends Error {
  override name = "Refusal";
}
