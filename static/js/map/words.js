/* Sentences of the page, with numbers in the reader's digits. */

const NUMERALS = { ar: "ar-u-nu-arab", ckb: "ar-u-nu-arab" };

export class Words {
  constructor(sentences) {
    this.sentences = sentences;
    this.numbers = new Intl.NumberFormat(NUMERALS[document.documentElement.lang] ?? "en", { maximumFractionDigits: 1 });
  }

  number(value) {
    return this.numbers.format(value);
  }

  say(key, values = {}) {
    return this.sentences[key].replaceAll(/%\((\w+)\)s/g, (_, name) => String(values[name] ?? ""));
  }
}
