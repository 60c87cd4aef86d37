import { expect, it } from "vitest";
import { renderTemplate, templateFault } from "./template";

it("fills in what it is given", async () => {
  const data = { title: 'a "b"', alerts: [{ title: "one" }, { title: "two" }] };
  expect(await renderTemplate("{{ title | json }}", data)).toBe('"a \\"b\\""');
  expect(await renderTemplate("{% for a in alerts %}{{ a.title }};{% endfor %}", data)).toBe("one;two;");
  expect(await renderTemplate("[{{ nothing }}]", data)).toBe("[]");
});

it.each([
  ["{% include '/etc/passwd' %}"],
  ["{% render '/etc/passwd' %}"],
  ["{% layout '/etc/passwd' %}"],
  ["{% for a in"],
  ["{{ title | no_such_filter }}"],
  ["x".repeat(20_001)],
])("says what is wrong with %.40s before it is used", async (template) => {
  expect(templateFault(template)).toMatch(/./);
  await expect(renderTemplate(template, {})).rejects.toThrow(/./);
});

it.each([
  ["a loop without a bound", "{% for i in (1..1000000000) %}x{% endfor %}"],
  [
    "loops in loops",
    "{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..1000) %}{% assign x = k | plus: 1 %}{% endfor %}{% endfor %}{% endfor %}",
  ],
  ["doubling", `{% assign x = "abcdefgh" %}${"{% assign x = x | append: x %}".repeat(60)}{{ x }}`],
  ["more than can be sent", "{% for i in (1..30000) %}0123456789{% endfor %}"],
])("ends %s by a limit, long before it is through", async (_name, template) => {
  await expect(renderTemplate(template, {})).rejects.toThrow(/limit|at most/);
});

it("shows own properties only", async () => {
  expect(
    await renderTemplate("{{ a.constructor }}{{ a.__proto__ }}{{ a.secret }}", {
      a: new (class {
        get secret() {
          return "s";
        }
      })(),
    }),
  ).toBe("");
});

it("finds nothing wrong with a good template", () => {
  expect(templateFault('{"text": {{ subject | json }}}')).toBeNull();
});
