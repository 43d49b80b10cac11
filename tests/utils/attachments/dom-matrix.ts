/** Workers have matrices, Node has none; pdf.js makes one as it is loaded, and needs it for drawing alone. */
Object.assign(globalThis, { DOMMatrix: class {} });
