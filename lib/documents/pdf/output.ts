import PDFDocument from "pdfkit";

/**
 * pdfkit's document, that is no stream in use: a stream lets its reader know at the next turn of the event loop, and
 * until then holds the whole document; who makes thousands without a turn between them would hold them all.
 */
export class SilentDocument extends PDFDocument {
  declare head: Uint8Array[];

  /** While it is made; from then on `Output` takes what is written. */
  override push(chunk: Uint8Array): boolean {
    this.head = [...(this.head ?? []), chunk];
    return true;
  }
}

/**
 * Takes what pdfkit writes, to be had as a whole at the end. pdfkit turns every line of a page and of the file into
 * an array of bytes by itself and gives it to a stream; thousands of them cost more than what is drawn.
 */
export class Output {
  readonly #parts: Uint8Array[] = [];
  #text = "";
  #ended = false;

  constructor(doc: SilentDocument) {
    this.#parts.push(...doc.head);
    doc._write = (data) => {
      const written = typeof data === "string" ? `${data}\n` : data;
      doc._offset += written.length;
      this.#add(written);
    };
    doc.push = (chunk: Uint8Array | null) => {
      if (chunk) this.#add(chunk);
      else this.#ended = true;
      return true;
    };
    doc.on("pageAdded", () => writeInOnePiece(doc.page));
  }

  #add(data: string | Uint8Array): void {
    if (typeof data === "string") {
      this.#text += data;
      return;
    }
    this.#flush();
    this.#parts.push(data);
  }

  #flush(): void {
    if (this.#text === "") return;
    this.#parts.push(Buffer.from(this.#text, "latin1"));
    this.#text = "";
  }

  /** Once the document has ended. */
  bytes(): Uint8Array {
    if (!this.#ended) throw new Error("pdfkit still waits for a part of the document");
    this.#flush();
    return new Uint8Array(Buffer.concat(this.#parts));
  }
}

function writeInOnePiece(page: PDFKit.PDFPage): void {
  let operators = "";
  page.write = (data) => {
    operators += `${data}\n`;
  };
  const end = page.end.bind(page);
  page.end = () => {
    page.content.write(Buffer.from(operators, "latin1"));
    end();
  };
}
