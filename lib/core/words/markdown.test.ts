import { expect, it } from "vitest";
import { escapeMarkdown } from "./markdown";

it.each([
  ["a|b", "a\\|b"],
  ["my_group", "my\\_group"],
  ["<script>", "\\<script\\>"],
  ["two\nlines", "two lines"],
  ["[x](y)", "\\[x\\](y)"],
  ["http://a.example www.b.example me@c.example", "http:\\/\\/a.example www\\.b.example me\\@c.example"],
  ["_www.b.example awww.b.example", "\\_www\\.b.example awww\\.b.example"],
  ["&lt;b&gt;", "\\&lt;b\\&gt;"],
])("a name like %j stays a name", (name, printed) => expect(escapeMarkdown(name)).toBe(printed));
