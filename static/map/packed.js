/* All incidents of a question as cells of a grid, unpacked from the bytes that the page hands over.

   Little-endian: uint32 n, uint32 b (the grid has 2**b columns and rows over the plane of web maps), then n cells by
   row and column, four varints each (seven bits a byte, the lowest first, the highest bit says that more follow):
   rows since the cell before; columns since the cell before, or from the edge where the row is new; incidents; people
   reported killed, upper figure, plus one, where 0 says that no record gives a number. None at all is n = 0. */
(function () {
  "use strict";

  const HEAD = 8;
  const LEAST_BYTES = 4;
  const MOST_CELLS = 500_000;
  const MOST_BYTES = 16_000_000;
  const MOST_BITS = 24;
  const LIMIT = 2 ** 32;

  /* Reads varints one after another; a broken one, or one past the end, reads as NaN. */
  function reader(bytes, start) {
    let at = start;
    const next = () => {
      let [value, weight] = [0, 1];
      while (at < bytes.length && weight < LIMIT) {
        const byte = bytes[at++];
        value += (byte & 127) * weight;
        if (byte < 128) {
          return value < LIMIT ? value : NaN;
        }
        weight *= 128;
      }
      return NaN;
    };
    return { next, ended: () => at === bytes.length };
  }

  function head(buffer) {
    if (!(buffer instanceof ArrayBuffer) || buffer.byteLength < HEAD || buffer.byteLength > MOST_BYTES) {
      return null;
    }
    const view = new DataView(buffer);
    const [n, bits] = [view.getUint32(0, true), view.getUint32(4, true)];
    const fits = n <= MOST_CELLS && n * LEAST_BYTES <= buffer.byteLength - HEAD && bits <= MOST_BITS;
    return fits && (bits || !n) ? { n, bits } : null;
  }

  function room(n, bits) {
    const column = () => new Uint32Array(n);
    return { n, bits, columns: column(), rows: column(), incidents: column(), killed: new Int32Array(n) };
  }

  /* {n, bits, columns, rows, incidents, killed} by row and column, killed -1 where no record gives a number;
     null for bytes that are anything else. */
  incidents.unpack = function (buffer) {
    const told = head(buffer);
    if (!told) {
      return null;
    }
    const { next, ended } = reader(new Uint8Array(buffer), HEAD);
    const cells = room(told.n, told.bits);
    const side = 2 ** told.bits;
    let [row, column] = [0, 0];
    for (let i = 0; i < told.n; i++) {
      const [down, right, number, people] = [next(), next(), next(), next()];
      row += down;
      column = down ? right : column + right;
      if (!(row < side && column < side && number > 0 && people < LIMIT / 2)) {
        return null;
      }
      cells.rows[i] = row;
      cells.columns[i] = column;
      cells.incidents[i] = number;
      cells.killed[i] = people - 1;
    }
    return ended() ? cells : null;
  };
})();
