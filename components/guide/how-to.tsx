import { useLocale } from "next-intl";

type Props = {
  guide: {
    title: string;
    description: string;
    steps: { id: string; title: string; summary: string }[];
  };
  address: string;
};

/** The guide for search engines (schema.org HowTo). */
export function HowTo({ guide, address }: Props) {
  const data = {
    "@context": "https://schema.org",
    "@type": "HowTo",
    name: guide.title,
    description: guide.description,
    inLanguage: useLocale(),
    step: guide.steps.map(({ id, title, summary }) => ({
      "@type": "HowToStep",
      name: title,
      text: summary.replace(/\s+/g, " ").trim(),
      url: `${address}#${id}`,
    })),
  };
  return <script type="application/ld+json">{JSON.stringify(data)}</script>;
}
