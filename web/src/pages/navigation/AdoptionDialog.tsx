import { Form, Input, InputNumber, Select } from "antd";
import { stepRequest, tellAdoption, type Asked } from "../../api/navigation";
import { useWords } from "../../app/appearance";
import { Dialog } from "../../components/Dialog";
import { dayOf } from "../../components/times";
import { useKinds } from "./kinds";
import { fen } from "./money";

interface Told {
  used_for: string;
  effect: string;
  on: string;
  benefit?: number | null;
}

interface AdoptionDialogProps {
  request: Asked;
  step: string;
  close: () => void;
  done: () => void;
}

/** What became of a result that was used: told first, then the step is taken. */
export function AdoptionDialog({ request, step, close, done }: AdoptionDialogProps) {
  const words = useWords().navigation;
  const { options } = useKinds();
  const wanted = [{ required: true, message: words.wanted }];
  return (
    <Dialog<Told>
      title={words.adoption}
      ok={words.adoption}
      close={close}
      initial={{ on: dayOf(new Date()) }}
      send={async (told) => {
        const benefit = fen(told.benefit);
        await tellAdoption(request.key, {
          used_for: told.used_for,
          effect: told.effect.trim(),
          on: told.on,
          ...(benefit === undefined ? {} : { benefit }),
        });
        await stepRequest(request.key, step, "");
        done();
      }}
    >
      <div className="pair">
        <Form.Item name="used_for" label={words.usedFor} rules={wanted}>
          <Select options={options("uses")} />
        </Form.Item>
        <Form.Item name="on" label={words.on} rules={wanted}>
          <Input type="date" max={dayOf(new Date())} />
        </Form.Item>
      </div>
      <Form.Item name="effect" label={words.effect} rules={wanted}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 3 }} />
      </Form.Item>
      <Form.Item name="benefit" label={words.benefit} extra={words.benefitHint}>
        <InputNumber className="whole-width" min={0} precision={2} />
      </Form.Item>
    </Dialog>
  );
}
