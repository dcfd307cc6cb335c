/* Takes suggestions over without a round trip: a button knows which answers it fills. A second press takes them back.
   What has to be read anew on the server (a date of publication) is sent as without a script. */

const TICKS = new Set(["checkbox", "radio"]);

function fieldsOf(form, name) {
  return [...form.querySelectorAll("input, select, textarea")].filter((field) => field.name === name);
}

function tell(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function put(form, [name, text], on) {
  for (const field of fieldsOf(form, name)) {
    if (TICKS.has(field.type)) {
      if (field.value === text && field.checked !== on) {
        field.checked = on;
        tell(field);
      }
    } else if (on ? field.value !== text : field.value === text) {
      field.value = on ? text : blank(field);
      tell(field);
    }
  }
}

function blank(field) {
  return field.tagName === "SELECT" || field.type === "hidden" ? field.defaultValue ?? field.value : "";
}

function holds(form, [name, text]) {
  return fieldsOf(form, name).some((field) => (TICKS.has(field.type) ? field.value === text && field.checked : field.value === text));
}

class Offers {
  constructor(form) {
    this.form = form;
    form.addEventListener("click", (event) => this.pressed(event));
    form.addEventListener("input", () => this.look());
  }

  pressed(event) {
    const button = event.target.closest("button");
    if (button?.name === "dismiss") {
      event.preventDefault();
      this.dismiss(button);
    } else if (button?.dataset.fills) {
      event.preventDefault();
      this.take(button);
    }
  }

  take(button) {
    const on = button.dataset.state !== "taken";
    const fills = JSON.parse(button.dataset.fills);
    for (const fill of fills) {
      put(this.form, fill, on);
    }
    if (on) {
      this.open(fills);
    }
    this.look();
  }

  open(fills) {
    for (const [name] of fills) {
      const row = fieldsOf(this.form, name)[0]?.closest(".desk-row");
      if (row) {
        row.open = true;
      }
    }
  }

  dismiss(button) {
    const kept = document.createElement("input");
    kept.type = "hidden";
    kept.name = "dismissed";
    kept.value = button.value;
    const offer = button.closest(".offer");
    const next = [...this.form.querySelectorAll(".offer:not([hidden]) .offer-take")].find(
      (one) => offer.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && !offer.contains(one),
    );
    this.form.append(kept);
    offer.hidden = true;
    next?.focus();
    tell(kept);
  }

  look() {
    for (const button of this.form.querySelectorAll("button.offer-take[data-fills]:not([data-fills=''])")) {
      const fills = JSON.parse(button.dataset.fills).filter(([, text]) => text);
      const taken = fills.length > 0 && fills.every((fill) => holds(this.form, fill));
      button.dataset.state = taken ? "taken" : "open";
      const offer = button.closest(".offer");
      offer.dataset.state = offer.querySelector('.offer-take[data-state="taken"]') ? "taken" : "open";
    }
  }
}

export default function offer(form) {
  return new Offers(form);
}
