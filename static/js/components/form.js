/* The list of what needs another look takes the focus, and its links lead into the fields themselves. */

export default function form(summary) {
  summary.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) {
      return;
    }
    event.preventDefault();
    for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
    field.closest(".question, .field")?.scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });
  summary.focus();
}
