import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SignatureForm } from "#components/sending/templates/signature-form.tsx";
import { TemplateChoice } from "#components/sending/templates/template-choice.tsx";
import { TemplateEditor } from "#components/sending/templates/template-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { isLocale } from "#lib/base/locale.ts";
import { oneOf } from "#lib/base/page-query.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { templateKinds } from "#lib/sending/templates/choices.ts";
import { listExamples } from "#lib/sending/templates/list-examples.ts";
import { listOwnTemplates } from "#lib/sending/templates/list-own-templates.ts";
import { previewTemplate } from "#lib/sending/templates/preview-template.ts";
import { readSignature } from "#lib/sending/templates/read-signature.ts";
import { readTemplate } from "#lib/sending/templates/read-template.ts";
import { withLocalNames } from "#lib/sending/templates/template-variables.ts";
import { resetTemplateAction, saveSignatureAction, saveTemplateAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("templates");
  return { title: t("title") };
}

export default async function TemplatesPage({ searchParams }: PageProps<"/settings/templates">) {
  const { company } = await requireSession("company:write");
  const [t, reader, asked] = await Promise.all([getTranslations("templates"), getLocale(), searchParams]);
  const kind = templateKinds.find((each) => each === oneOf(asked.kind)) ?? "invoice";
  const wanted = oneOf(asked.language);
  const language = isLocale(wanted) ? wanted : reader;
  const seller = await readCompany(company.id);
  const { own, subject, text } = await readTemplate(company, kind, { language, seller });
  const [preview, examples, signature, owned] = await Promise.all([
    previewTemplate(company, { kind, language, subject, text }),
    listExamples(company, kind),
    readSignature(company),
    listOwnTemplates(company),
  ]);
  const local = { subject: withLocalNames(subject, reader), text: withLocalNames(text, reader) };
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <TemplateChoice kind={kind} language={language} owned={owned} />
      <TemplateEditor
        key={`${kind} ${language}`}
        values={{ kind, language, ...local }}
        own={own}
        preview={preview}
        examples={examples}
        save={saveTemplateAction}
        reset={resetTemplateAction}
      />
      <SignatureForm values={signature} action={saveSignatureAction} />
    </>
  );
}
