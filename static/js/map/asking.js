/* Asks the server, and tells in words why there is no answer. */

export class Refused extends Error {}

async function sentence(answer) {
  const kind = answer.headers.get("Content-Type") ?? "";
  if (!kind.includes("json")) {
    return "";
  }
  const told = await answer.json();
  return told.errors?.[0]?.message ?? told.detail ?? "";
}

/* The answer to a GET. Refused, with the server's sentence where it has one; TypeError without a connection. */
export async function ask(address, query, signal) {
  const answer = await fetch(`${address}?${query}`, { signal });
  if (!answer.ok) {
    throw new Refused(await sentence(answer));
  }
  return answer;
}

/* A line for what goes on, and a button to try again. */
export class Status {
  constructor(root, words, again) {
    this.line = root.querySelector("[data-status]");
    this.retry = root.querySelector("[data-retry]");
    this.words = words;
    this.retry.addEventListener("click", again);
    window.addEventListener("online", () => this.retry.hidden || again());
  }

  tell(text) {
    this.line.textContent = text;
    this.retry.hidden = true;
  }

  busy() {
    this.tell(this.words.say("loading"));
  }

  fail(error) {
    this.tell(error instanceof Refused ? error.message || this.words.say("refused") : this.words.say("offline"));
    this.retry.hidden = false;
  }
}
