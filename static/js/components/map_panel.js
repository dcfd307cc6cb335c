/* Mark and list speak of the same incident: the page's end of the one channel into the map's frame.

   Only codes pass inwards; what comes out is checked before it is used. The card is the list's own row. */

const CODE = /^[A-Z]{1,6}-[0-9A-HJKMNP-TV-Z]{7}$/;

export default function mapPanel(root) {
  const frame = root.querySelector("iframe");
  const list = root.querySelector("[data-list]");
  const card = root.querySelector("[data-card]");
  const rows = new Map([...list.querySelectorAll("[data-code]")].map((row) => [row.dataset.code, row]));
  const ports = [];
  let near = null;

  function choose(code) {
    const row = rows.get(code);
    card.replaceChildren(...(row ? [row.cloneNode(true)] : []));
    card.parentElement.hidden = !row;
  }

  function hover(code) {
    near?.classList.remove("near-mark");
    near = rows.get(code) ?? null;
    near?.classList.add("near-mark");
  }

  function hear({ data }) {
    if (typeof data !== "object" || data === null) {
      return;
    }
    if (data.type === "choose" && typeof data.code === "string" && CODE.test(data.code)) {
      choose(data.code);
    } else if (data.type === "hover" && (data.code === null || CODE.test(data.code))) {
      hover(data.code);
    }
  }

  function offer() {
    const channel = new MessageChannel();
    channel.port1.onmessage = hear;
    ports.push(channel.port1);
    frame.contentWindow.postMessage("incidents-map-port", "*", [channel.port2]);
  }

  function show(code) {
    ports.forEach((port) => port.postMessage({ type: "focus", code }));
    choose(code);
    frame.scrollIntoView({ block: "nearest" });
  }

  window.addEventListener("message", (event) => {
    if (event.source === frame.contentWindow && event.data === "incidents-map-ready") {
      offer();
    }
  });
  offer(); // the frame may have been ready before this script was

  for (const [code, row] of rows) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain show-on-map";
    button.textContent = root.dataset.show;
    button.addEventListener("click", () => show(code));
    row.lastElementChild.append(button);
  }
}
