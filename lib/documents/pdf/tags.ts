type Element = PDFKit.PDFStructureElement & { tag: string };
export type TagOptions = PDFKit.Mixins.StructureElementOptions;

/**
 * The structure beside the pages, for readers who do not see them (ISO 32000-1, 14.7): what is drawn within a tag
 * belongs to it, what is drawn outside of any is decoration.
 */
export class Tags {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: Element;
  /** Null while decoration is drawn. */
  #current: Element | null;
  #marking = false;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#root = this.#element("Document", {});
    doc.addStructure(this.#root);
    this.#current = this.#root;
  }

  /** A new element at the end of the current one, to be filled by `within`; none within decoration. */
  open(tag: string, options: TagOptions = {}): Element | null {
    if (!this.#current) return null;
    const element = this.#element(tag, options);
    this.#current.add(element);
    return element;
  }

  /** What is drawn belongs to the element, to none when it is null. */
  within<Drawn>(element: Element | null, draw: () => Drawn): Drawn {
    const before = this.#current;
    this.#current = element;
    const drawn = draw();
    this.#current = before;
    return drawn;
  }

  /** Marks what is drawn on one page as content of the current element, or as decoration. */
  mark(draw: () => unknown): void {
    if (this.#marking) {
      draw();
      return;
    }
    this.#marking = true;
    this.#markWith(this.#current, draw);
    this.#marking = false;
  }

  #markWith(element: Element | null, draw: () => unknown): void {
    if (!element || element === this.#root) {
      this.#doc.markContent("Artifact");
      draw();
      this.#doc.endMarkedContent();
      return;
    }
    const content = this.#doc.markStructureContent(element.tag);
    draw();
    this.#doc.endMarkedContent();
    element.add(content);
  }

  #element(tag: string, options: TagOptions): Element {
    return Object.assign(this.#doc.struct(tag, options), { tag });
  }
}
