// The accessibility statement: what was tested and how, what is known not to be accessible, and to whom one writes.
view("accessibility", {
  under: "overview",
  title: () => say("view-accessibility"),
  draw: () => ["state", "tested", "known", "instead", "contact"].flatMap((part) => [heading(say(`access_${part}_head`)), html("p", { class: "prose" }, say(`access_${part}`))]),
});
