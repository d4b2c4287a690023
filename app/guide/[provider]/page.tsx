import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GuidePage } from "#components/guide/guide-page.tsx";
import { settings } from "#lib/base/env.ts";
import { type GuideId, isGuideId } from "#lib/mailbox/guides.ts";

type Props = { params: Promise<{ provider: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = await askedGuide(params);
  const t = await getTranslations("guide");
  return {
    title: t(`${id}.title`),
    description: t(`${id}.description`),
    robots: { index: true, follow: true },
    alternates: { canonical: addressOf(id) },
  };
}

/** @anyone the guides are public */
export default async function ProviderGuidePage({ params }: Props) {
  const id = await askedGuide(params);
  return <GuidePage id={id} address={addressOf(id)} />;
}

async function askedGuide(params: Props["params"]): Promise<GuideId> {
  const { provider } = await params;
  return isGuideId(provider) ? provider : notFound();
}

function addressOf(id: GuideId): string {
  return `${settings().appUrl}/guide/${id}`;
}
