/* The parts of the page that tell of the question, written anew once the map shows another one. */

const PARTS = [".page-head", ".acts"];

export class Head {
  constructor(question) {
    this.question = question;
    this.asking = null;
  }

  /* The address first; then head, sums and links of the page at that address. */
  async follow() {
    const address = this.question.address();
    window.history.replaceState(null, "", address);
    for (const name of ["from", "to"]) {
      document.querySelectorAll(`.ask [name="${name}"]`).forEach((field) => (field.value = this.question.params.get(name) ?? ""));
    }
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: this.asking.signal });
      if (answer.ok) {
        this.take(new DOMParser().parseFromString(await answer.text(), "text/html"));
        return;
      }
    } catch (error) {
      if (error.name === "AbortError") {
        return;
      }
    }
    window.location.assign(address); // sums of another question must not stay beside the map
  }

  take(page) {
    document.title = page.title;
    for (const name of PARTS) {
      const [here, there] = [document.querySelector(name), page.querySelector(name)];
      if (here && there) {
        here.replaceWith(document.adoptNode(there));
      }
    }
  }
}
