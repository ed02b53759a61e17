import { Checkbox, Form, Input, Radio } from "antd";
import { answerRequest, type Asked } from "../../api/navigation";
import { useWords } from "../../app/appearance";
import { useSession } from "../../app/session";
import { Dialog } from "../../components/Dialog";

interface Told {
  granted: boolean;
  reason?: string;
  shared?: boolean;
  rows?: string;
  to_day?: string;
}

interface AnswerDialogProps {
  request: Asked;
  title: string;
  close: () => void;
  done: () => void;
}

/** The owner's answer: granted or not, and how far the evidence goes along. */
export function AnswerDialog({ request, title, close, done }: AnswerDialogProps) {
  const words = useWords().navigation;
  const { permissions } = useSession();
  return (
    <Dialog<Told>
      title={words.toAnswer}
      ok={words.toAnswer}
      close={close}
      initial={{ granted: true, shared: false }}
      send={async (told) => {
        const shared = told.granted && told.shared;
        await answerRequest(request.key, {
          granted: told.granted,
          reason: told.reason?.trim() ?? "",
          share: shared ? { rows: told.rows?.trim() ?? "", to_day: told.to_day ? told.to_day : null } : null,
        });
        done();
      }}
    >
      <p>
        <strong>{title}</strong>
        <span className="second">{request.purpose}</span>
      </p>
      <Form.Item name="granted">
        <Radio.Group options={[{ value: true, label: words.granted }, { value: false, label: words.refused }]} />
      </Form.Item>
      <Form.Item noStyle dependencies={["granted", "shared"]}>
        {({ getFieldValue }) => (
          <>
            <Form.Item
              name="reason"
              label={words.reason}
              rules={getFieldValue("granted") ? [] : [{ required: true, whitespace: true, message: words.reasonWanted }]}
            >
              <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
            </Form.Item>
            {getFieldValue("granted") && permissions.includes("share.give") ? (
              <Form.Item name="shared" valuePropName="checked">
                <Checkbox>{words.shareEvidence}</Checkbox>
              </Form.Item>
            ) : null}
            {getFieldValue("granted") && getFieldValue("shared") ? (
              <>
                <Form.Item name="rows" label={words.shareRows} extra={words.shareRowsHint}>
                  <Input.TextArea maxLength={8000} autoSize={{ minRows: 2 }} />
                </Form.Item>
                <Form.Item name="to_day" label={words.shareUntil}>
                  <Input type="date" />
                </Form.Item>
              </>
            ) : null}
          </>
        )}
      </Form.Item>
    </Dialog>
  );
}
