/* Copies the text of the box; where the browser refuses, the text is marked so that it can be copied by hand. */

export default function copy(root) {
  const box = root.querySelector("input");
  const button = root.querySelector("button");
  const said = root.querySelector('[role="status"]');

  async function take() {
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      said.textContent = root.dataset.done;
    } catch {
      said.textContent = document.execCommand("copy") ? root.dataset.done : root.dataset.failed;
    }
  }

  button.hidden = false;
  button.addEventListener("click", take);
}
