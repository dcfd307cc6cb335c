/* A draft that saves itself: two seconds after the last change, and on leaving, the answers of the form around go to the
   server. What became of them is said in words. On this device they are kept only where that was asked for here. */

const PAUSE = 2000; // milliseconds without a change before sending
const FIRST_WAIT = 3000; // before it is tried again; doubled each time
const LONGEST_WAIT = 60000;
const SWITCH = "unsent:switch";
const PREFIX = "unsent:";

class Saving {
  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.state = root.querySelector(".saving-state");
    this.wait = FIRST_WAIT;
    this.dirty = false;
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("change", () => this.changed());
    this.form.addEventListener("submit", () => this.leave());
    window.addEventListener("pagehide", () => this.dirty && this.send(true));
    document.addEventListener("visibilitychange", () => document.hidden && this.dirty && this.send(true));
    window.addEventListener("online", () => this.dirty && this.send());
    this.device();
  }

  get key() {
    return PREFIX + (this.root.dataset.code || "new");
  }

  answers() {
    const answers = new FormData(this.form);
    for (const [name, value] of [...answers]) {
      if (value instanceof File) {
        answers.delete(name);
      }
    }
    return answers;
  }

  changed() {
    if (this.left) {
      return;
    }
    this.dirty = true;
    this.say(this.root.dataset.waits, "typing");
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  leave() {
    this.left = true;
    this.dirty = false;
    clearTimeout(this.timer);
  }

  async send(leaving = false) {
    clearTimeout(this.timer);
    if (this.sending && !leaving) {
      this.timer = setTimeout(() => this.send(), PAUSE);
      return;
    }
    this.sending = true;
    this.dirty = false;
    try {
      const answer = await fetch(this.root.dataset.address, {
        method: "POST",
        body: this.answers(),
        headers: { Accept: "application/json", "X-CSRFToken": this.form.elements.csrf_token.value },
        keepalive: leaving,
        redirect: "error",
      });
      await this.told(answer);
    } catch {
      this.again();
    } finally {
      this.sending = false;
    }
  }

  async told(answer) {
    if (answer.ok) {
      this.kept(await answer.json());
    } else if (answer.status === 409) {
      this.say(this.root.dataset.clash, "unsent");
    } else if (answer.status === 422) {
      this.say((await answer.json()).words, "unsent");
    } else if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
      this.dirty = true;
      this.say(this.root.dataset.ended, "unsent");
    } else {
      this.again();
    }
  }

  kept({ code, version, address, words }) {
    this.wait = FIRST_WAIT;
    localStorage.removeItem(this.key);
    this.root.dataset.code = code;
    this.root.dataset.address = address;
    for (const [name, value] of [["version", version], ["sitting", code]]) {
      const field = this.form.elements.namedItem(name);
      if (field) {
        field.value = value;
      }
    }
    if (this.form.elements.namedItem("sitting")) {
      const here = new URL(window.location.href);
      here.searchParams.set("sitting", code);
      history.replaceState(null, "", here);
    }
    if (!this.dirty) {
      this.say(words, "kept");
    }
  }

  again() {
    this.dirty = true;
    this.keep();
    this.say(this.on ? this.root.dataset.here : this.root.dataset.unsent, "unsent");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  say(words, state) {
    this.root.dataset.state = state;
    if (this.state.textContent !== words) {
      this.state.textContent = words;
    }
  }

  get on() {
    return localStorage.getItem(SWITCH) === "on";
  }

  keep() {
    if (this.on) {
      const answers = [...this.answers()].filter(([name]) => !["csrf_token", "version", "window"].includes(name));
      localStorage.setItem(this.key, JSON.stringify(answers));
    }
  }

  device() {
    const box = this.root.querySelector("[data-keep]");
    const found = this.root.querySelector(".saving-found");
    this.root.querySelector(".saving-device").hidden = false;
    box.checked = this.on;
    found.hidden = !localStorage.getItem(this.key);
    box.addEventListener("input", (event) => event.stopPropagation());
    box.addEventListener("change", (event) => {
      event.stopPropagation();
      this.toggle(box.checked);
    });
    this.root.querySelector("[data-put]").addEventListener("click", () => this.putBack(found));
    this.root.querySelector("[data-throw]").addEventListener("click", () => {
      localStorage.removeItem(this.key);
      found.hidden = true;
    });
  }

  toggle(on) {
    if (on) {
      localStorage.setItem(SWITCH, "on");
      if (this.dirty) {
        this.keep();
      }
    } else {
      for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
        localStorage.removeItem(key);
      }
    }
  }

  putBack(found) {
    const answers = JSON.parse(localStorage.getItem(this.key) ?? "[]");
    for (const field of this.form.querySelectorAll("input[type=checkbox][name], input[type=radio][name]")) {
      field.checked = answers.some(([name, text]) => name === field.name && text === field.value);
    }
    for (const [name, text] of answers) {
      const field = this.form.elements.namedItem(name);
      if (field && "value" in field && !["checkbox", "radio", "file"].includes(field.type)) {
        field.value = text;
      }
    }
    found.hidden = true;
    this.changed();
  }
}

export default function saving(root) {
  return new Saving(root);
}
