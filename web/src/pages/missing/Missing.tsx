import { Button } from "antd";
import { useNavigate } from "react-router";
import { useWords } from "../../app/appearance";
import { useTrail } from "../../app/trail";
import { Nothing } from "../../components/Nothing";

export function Missing() {
  const words = useWords().states;
  const go = useNavigate();
  useTrail({ said: words.missing });
  return (
    <Nothing
      said={words.missing}
      hint={words.missingHint}
      action={
        <Button type="primary" onClick={() => void go("/")}>
          {words.home}
        </Button>
      }
    />
  );
}
