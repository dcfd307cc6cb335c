/* The map as a file of its own: choosing a mark opens its card beside the map. */
(function () {
  "use strict";

  const { part } = incidents;

  function line(name, text) {
    const element = part("p", name, text);
    element.dir = "auto";
    return element;
  }

  function card(about) {
    const title = part("h2", "card-title", about.title);
    title.dir = "auto";
    return [title, ...about.lines.map(([name, text]) => line(`card-${name}`, text))];
  }

  function row(about, choose) {
    const button = part("button", "row-title", about.title);
    button.type = "button";
    button.dir = "auto";
    button.dataset.code = about.code;
    button.addEventListener("click", choose);
    return part("li", "row", button, line("row-when", about.when), line("row-figure", about.figure));
  }

  incidents.openCards = function (map, group) {
    incidents.watch(map, group);
    const slot = document.getElementById("card");
    const rows = document.getElementById("rows");
    const all = group.getLayers().map((marker) => marker.options.about);
    const byCode = new Map(all.map((about) => [about.code, about]));
    const open = (code) => {
      slot.replaceChildren(...card(byCode.get(code)));
      slot.hidden = false;
      slot.scrollIntoView({ block: "nearest" });
      for (const button of rows.querySelectorAll("button")) {
        button.setAttribute("aria-current", button.dataset.code === code);
      }
    };
    incidents.tell = (message) => message.type === "choose" && open(message.code);
    const inOrder = all.sort((one, other) => one.order - other.order);
    rows.append(
      ...inOrder.map((about) =>
        row(about, () => {
          incidents.show(map, group, about.code);
          open(about.code);
        }),
      ),
    );
  };
})();
