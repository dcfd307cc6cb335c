/* Starts the component that an element asks for with data-component="name". Pages work without any of this. */

function address(name) {
  const preload = document.querySelector(`link[rel="modulepreload"][data-name="${name}"]`);
  return preload ? preload.href : new URL(`./components/${name}.js`, import.meta.url).href;
}

async function start(element) {
  const name = element.dataset.component;
  if (!/^[a-z_]+$/.test(name)) {
    return;
  }
  const component = await import(address(name));
  component.default(element);
}

for (const element of document.querySelectorAll("[data-component]")) {
  start(element);
}
