/* Nothing that was typed stays on this device once somebody signs out. */

const PREFIX = "unsent:";

export default function forget(form) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
      localStorage.removeItem(key);
    }
  });
}
