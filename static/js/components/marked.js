/* Hovering or focusing a suggestion marks its words in the text, and brings them into sight there; a word of the text
   leads to its suggestion. */

const FORM = "sheet";

export default function marked(text) {
  const form = document.getElementById(FORM);
  const scroll = text.closest(".desk-scroll");

  function light(key, on) {
    const marks = [...text.querySelectorAll("mark")].filter((mark) => mark.dataset.keys.split(" ").includes(key));
    for (const mark of marks) {
      mark.classList.toggle("on", on);
    }
    if (on && marks.length && scroll.scrollHeight > scroll.clientHeight) {
      scroll.scrollTop += marks[0].getBoundingClientRect().top - scroll.getBoundingClientRect().top - scroll.clientHeight / 3;
    }
  }

  function watch(event, on) {
    const offer = event.target.closest?.("[data-key]");
    if (offer) {
      light(offer.dataset.key, on);
    }
  }

  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    form.addEventListener(name, (event) => watch(event, on));
  }
  text.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const offer = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!offer) {
      return;
    }
    event.preventDefault();
    for (let around = offer.closest("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
    offer.scrollIntoView({ block: "center" });
    (offer.querySelector("button") ?? offer).focus({ preventScroll: true });
  });
}
