/* Mark and list, map and question speak of the same incidents: the page's side of the map.

   Few incidents stand in the frame already; more are asked for as the map is moved. */

import { Status } from "../map/asking.js";
import { FrameChannel } from "../map/channel.js";
import { Crowd } from "../map/crowd.js";
import { Areas, Layers } from "../map/layers.js";
import { Ground } from "../map/area.js";
import { Head } from "../map/head.js";
import { Panel } from "../map/panel.js";
import { Question } from "../map/question.js";
import { Timeline } from "../map/timeline.js";
import { Words } from "../map/words.js";

export default function mapPanel(root) {
  const isCrowd = Boolean(root.dataset.crowded);
  const words = new Words(JSON.parse(root.dataset.words));
  const question = new Question(root);
  const head = new Head(question);
  const heard = {};
  const channel = new FrameChannel(root.querySelector("iframe"), heard);
  const panel = new Panel(root, () => channel);
  const status = new Status(root, words, () => draw());
  const ground = new Ground({ root, question, channel, words, status });
  const areas = new Areas(root.dataset.areas, question);
  const parts = { root, question, channel, status, areas, words };
  const layers = isCrowd ? new Layers(parts) : null;
  const crowd = isCrowd ? new Crowd({ ...parts, seen }) : null;
  const section = root.querySelector("[data-timeline]");
  const timeline = section ? new Timeline({ section, words, change, settle }) : null;

  function seen(total, list) {
    panel.fill(list);
    if (total !== null) {
      timeline?.tell(total);
    }
  }

  async function draw() {
    await layers?.again();
    return crowd?.load();
  }

  async function change(span) {
    question.change(span);
    if (!isCrowd) {
      window.location.assign(question.address());
      return false;
    }
    const [shown] = await Promise.all([crowd.load(), layers.again()]);
    return shown;
  }

  function settle() {
    head.follow();
  }

  Object.assign(heard, {
    choose: ({ code }) => panel.choose(code),
    hover: ({ code }) => panel.hover(code),
    ready: () => layers?.read(),
    viewport: (view) => {
      ground.look(view);
      ground.show();
      crowd?.look(view);
    },
    drawing: (message) => ground.drawing(message),
    drawn: ({ ring }) => ground.drawn(ring),
    open: (box) => window.location.assign(question.address({ bbox: [box.west, box.south, box.east, box.north].join(",") })),
    "layer-chosen": ({ name }) => layers?.keep(name, layers.by),
  });
  root.querySelector("[data-tools]").hidden = false;
}
