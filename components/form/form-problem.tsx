import { Alert } from "../ui/alert.tsx";
import { ProblemText } from "../ui/problem-text.tsx";

/** What is wrong with a whole form, above its fields; nothing while all is well. */
export function FormProblem({ problem }: { problem: string | undefined }) {
  if (!problem) return null;
  return (
    <Alert kind="error">
      <ProblemText problem={problem} />
    </Alert>
  );
}
