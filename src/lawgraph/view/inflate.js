/* Unpacks gzip (RFC 1951 and 1952), for browsers with and without DecompressionStream alike. */
const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function huffman(lengths) {
  const counts = new Uint16Array(16), offsets = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  for (let i = 1; i < 16; i++) offsets[i] = offsets[i - 1] + counts[i - 1];
  lengths.forEach((length, symbol) => { if (length) symbols[offsets[length]++] = symbol; });
  return {counts, symbols};
}

function inflate(source) {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  const out = new Uint8Array(view.getUint32(source.length - 4, true));
  let at = 10, written = 0, buffer = 0, held = 0;  // Python writes the ten-byte header without optional fields
  const bits = (wanted) => {
    while (held < wanted) { buffer |= source[at++] << held; held += 8; }
    const value = buffer & ((1 << wanted) - 1);
    buffer >>>= wanted; held -= wanted;
    return value;
  };
  const symbol = (code) => {
    for (let length = 1, value = 0, first = 0, index = 0; length < 16; length++) {
      value |= bits(1);
      const count = code.counts[length];
      if (value - count < first) return code.symbols[index + value - first];
      index += count; first = (first + count) << 1; value <<= 1;
    }
    throw new Error("damaged evidence");
  };
  const fixed = [
    huffman(Array.from({length: 288}, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
    huffman(Array(30).fill(5)),
  ];
  const dynamic = () => {
    const literals = bits(5) + 257, distances = bits(5) + 1, codes = bits(4) + 4;
    const codeLengths = Array(19).fill(0);
    for (let i = 0; i < codes; i++) codeLengths[CODE_ORDER[i]] = bits(3);
    const code = huffman(codeLengths), lengths = [];
    while (lengths.length < literals + distances) {
      const next = symbol(code);
      if (next < 16) lengths.push(next);
      else {
        const repeated = next === 16 ? lengths[lengths.length - 1] : 0;
        const times = next === 16 ? 3 + bits(2) : next === 17 ? 3 + bits(3) : 11 + bits(7);
        for (let i = 0; i < times; i++) lengths.push(repeated);
      }
    }
    return [huffman(lengths.slice(0, literals)), huffman(lengths.slice(literals))];
  };
  for (let last = 0; !last;) {
    last = bits(1);
    const type = bits(2);
    if (type === 0) {
      held = 0; buffer = 0;
      const length = source[at] | (source[at + 1] << 8);
      at += 4;
      out.set(source.subarray(at, at + length), written);
      at += length; written += length;
      continue;
    }
    const [literalCode, distanceCode] = type === 1 ? fixed : dynamic();
    for (let next = symbol(literalCode); next !== 256; next = symbol(literalCode)) {
      if (next < 256) { out[written++] = next; continue; }
      const length = LENGTH_BASE[next - 257] + bits(LENGTH_BITS[next - 257]);
      const far = symbol(distanceCode), distance = DISTANCE_BASE[far] + bits(DISTANCE_BITS[far]);
      for (let i = 0; i < length; i++, written++) out[written] = out[written - distance];
    }
  }
  return out;
}

function packedBytes(text) {
  const characters = atob(text), bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

function unpackNow(name) {
  const block = document.getElementById(`lawgraph-${name}`), text = block.textContent;
  return JSON.parse(block.dataset.encoding === "json" ? text : new TextDecoder().decode(inflate(packedBytes(text))));
}

/* The browser's own unpacking is many times as fast where it has one. */
async function unpack(name) {
  const block = document.getElementById(`lawgraph-${name}`);
  if (block.dataset.encoding === "json" || !window.DecompressionStream) return unpackNow(name);
  const stream = new Blob([packedBytes(block.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}
