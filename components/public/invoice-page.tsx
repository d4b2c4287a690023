import { Download } from "lucide-react";
import { buttonClass } from "#components/ui/button.tsx";
import type { Fact } from "#lib/documents/invoice-document.ts";
import type { PublicPage } from "#lib/sending/links/public-page.ts";

type Props = {
  page: PublicPage;
  pdf: string;
  words: { download: string; payment: string; state: string };
};

/** An invoice as its customer sees it without an account: what it is, how to pay it, and its PDF. */
export function PublicInvoicePage({ page, pdf, words }: Props) {
  const { title, number, seller, buyer, total, facts, payment, code, state } = page;
  return (
    <div className="p-2 sm:py-12">
      <main
        lang={page.language}
        className="mx-auto max-w-2xl space-y-6 rounded-box border border-base-300 bg-base-100 p-4 sm:p-8"
      >
        <header className="space-y-1">
          <p className="text-base-content/70 wrap-anywhere">{seller.name}</p>
          <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">
            {title} {number}
          </h1>
          <p className="wrap-anywhere">{buyer}</p>
        </header>
        <p className={`text-lg font-medium ${state === "cancelled" ? "text-error" : ""}`}>{words.state}</p>
        <Facts facts={[total, ...facts]} />
        {payment.length > 0 && (
          <section aria-label={words.payment} className="space-y-4">
            <h2 className="text-lg font-semibold">{words.payment}</h2>
            <div className="flex flex-wrap gap-6">
              <Facts facts={payment} />
              {code && (
                <figure className="w-44 rounded-field bg-white p-2 text-center text-sm text-black">
                  {/* biome-ignore lint/performance/noImgElement: a picture within the page needs no optimiser. */}
                  <img src={code.picture} alt={code.label} className="w-full" />
                  <figcaption>{code.label}</figcaption>
                </figure>
              )}
            </div>
          </section>
        )}
        <a href={pdf} download={page.fileName} className={buttonClass("primary")}>
          <Download className="size-4" aria-hidden="true" />
          {words.download}
        </a>
        <address className="border-t border-base-300 pt-4 text-sm not-italic text-base-content/70">
          {[seller.name, ...seller.lines].join(", ")}
        </address>
      </main>
    </div>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="grid grow grid-cols-[auto_1fr] content-start gap-x-4 gap-y-2 sm:gap-x-6">
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-base-content/70">{label}</dt>
          <dd className="font-medium wrap-anywhere tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
