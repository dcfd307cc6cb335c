/* Shows, while one types, which incidents of the record may be the one being told. The server answers with a part of the
   page that holds the buttons of this form; nothing is taken over without a press. */

const PAUSE = 300; // milliseconds without a key before asking

export default function alike(root) {
  const form = root.closest("form");
  const asked = root.dataset.fields.split(" ");
  let timer = 0;
  let asking = null;
  let shown = null;

  function typed() {
    const query = new URLSearchParams();
    for (const name of asked) {
      const field = form.elements.namedItem(name);
      if (field?.value.trim()) {
        query.append(name, field.value);
      }
    }
    return query;
  }

  function show(text) {
    const part = text.trim();
    if (part !== shown) {
      shown = part;
      root.replaceChildren(...new DOMParser().parseFromString(part, "text/html").body.childNodes);
    }
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    try {
      const href = `${root.dataset.source}?${typed()}`;
      const answer = await fetch(href, { headers: { Accept: "text/html" }, signal: asking.signal });
      if (answer.ok) {
        show(await answer.text());
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        show("");
      }
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  form.addEventListener("input", (event) => asked.includes(event.target.name) && later());
  form.addEventListener("place-taken", later);
}
