/* Says back, beside a question, what was understood of the words typed. It asks with the fields of that question only
   and is told {"words": text, "refused": whether they could not be understood}. */

const PAUSE = 300; // milliseconds without a key before asking

export default function echo(root) {
  const question = root.closest(".question, form");
  const words = root.querySelector(".echo-words");
  const href = root.dataset.echo;
  let timer = 0;
  let asking = null;

  function typed() {
    const query = new URLSearchParams();
    for (const field of question.querySelectorAll("input[name], textarea[name], select[name]")) {
      const off = ["radio", "checkbox"].includes(field.type) && !field.checked;
      if (!off && field.value.trim()) {
        query.append(field.name, field.value);
      }
    }
    return query;
  }

  function say(text, state) {
    words.textContent = text;
    root.dataset.state = text ? state : "empty";
  }

  async function ask() {
    const query = typed();
    asking?.abort();
    if (![...query].length) {
      say("", "empty");
      return;
    }
    asking = new AbortController();
    try {
      const answer = await fetch(`${href}?${query}`, { headers: { Accept: "application/json" }, signal: asking.signal });
      if (answer.ok) {
        const { words: text, refused } = await answer.json();
        say(text, refused ? "refused" : "said");
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        say("", "empty");
      }
    }
  }

  if (href) {
    question.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
  }
}
