import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OpenedMessage } from "#lib/base/open-message.ts";
import { MessageFiles } from "./message-files.tsx";
import { MessageFrame } from "./message-frame.tsx";

type Props = {
  message: OpenedMessage;
  /** The address of the attachments; each is at its place under it. */
  filesAt: string;
};

/** A message: its attachments, then as a reader sees it, its plain text and its headers. */
export function MessageView({ message: { html, text, headers, files }, filesAt }: Props) {
  const t = useTranslations("message");
  return (
    <div className="space-y-5">
      {files.length > 0 && <MessageFiles files={files} filesAt={filesAt} />}
      {html ? <MessageFrame html={html} title={t("message")} /> : <Text>{text}</Text>}
      {html && (
        <Part title={t("text")}>
          <Text>{text}</Text>
        </Part>
      )}
      <Part title={t("headers")}>
        <Text mono>{headers}</Text>
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-field border border-base-300">
      <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">{title}</summary>
      <div className="border-t border-base-300 p-4">{children}</div>
    </details>
  );
}

function Text({ mono, children }: { mono?: boolean; children: string }) {
  return (
    <pre className={`text-sm whitespace-pre-wrap wrap-anywhere ${mono ? "font-mono text-xs" : "font-sans"}`}>
      {children}
    </pre>
  );
}
