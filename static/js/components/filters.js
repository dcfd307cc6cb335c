/* Opens the filters where they stand beside the list; browsers that can do so by style sheet have done it already. */

export default function filters(root) {
  const beside = window.matchMedia("(min-width: 64.01rem)");
  const follow = () => {
    root.open = beside.matches;
  };
  follow();
  beside.addEventListener("change", follow);
}
