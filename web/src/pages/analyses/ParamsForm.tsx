import { Button, Form, Input, InputNumber, Select, Switch } from "antd";
import { useAppearance, useWords } from "../../app/appearance";
import { chosenOf, type Field } from "./fields";

interface ParamsFormProps {
  fields: readonly Field[];
  params: Record<string, unknown>;
  q: string;
  waiting: boolean;
  run: (q: string, params: Record<string, unknown>) => void;
}

/** The form of an analysis, made from the schema of its parameters. */
export function ParamsForm({ fields, params, q, waiting, run }: ParamsFormProps) {
  const words = useWords().analyses;
  const { language } = useAppearance();
  const initial = { q, ...Object.fromEntries(fields.map((field) => [field.name, params[field.name] ?? field.usual])) };
  return (
    <Form<Record<string, unknown>>
      key={JSON.stringify(initial)}
      className="params"
      layout="vertical"
      size="small"
      requiredMark={false}
      initialValues={initial}
      onFinish={({ q: asked, ...values }) => {
        run(typeof asked === "string" ? asked.trim() : "", chosenOf(fields, values));
      }}
    >
      <Form.Item name="q" label={words.among} tooltip={words.amongHint}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} placeholder={words.everything} maxLength={8000} />
      </Form.Item>
      {fields.map((field) => (
        <Form.Item
          key={field.name}
          name={field.name}
          valuePropName={field.kind === "boolean" ? "checked" : "value"}
          label={language === "zh" ? field.title : field.name.replaceAll("_", " ")}
          tooltip={field.description}
        >
          {control(field, words.choices)}
        </Form.Item>
      ))}
      <Button type="primary" size="middle" htmlType="submit" loading={waiting} block>
        {words.run}
      </Button>
    </Form>
  );
}

function control(field: Field, said: Record<string, string | undefined>) {
  switch (field.kind) {
    case "choice":
      return <Select options={field.choices.map((one) => ({ value: one, label: said[one] ?? one }))} />;
    case "boolean":
      return <Switch />;
    case "integer":
    case "number":
      return <InputNumber {...bounds(field)} className="whole-width" />;
    case "pairs":
      return <PairsInput />;
    case "text":
      return <Input />;
  }
}

function bounds({ kind, least, most }: Field) {
  return {
    ...(kind === "integer" ? { precision: 0 } : { step: 0.1 }),
    ...(least === undefined ? {} : { min: least }),
    ...(most === undefined ? {} : { max: most }),
  };
}

interface PairsProps {
  id?: string;
  value?: Record<string, string>;
  onChange?: (value: Record<string, string>) => void;
}

/** Pairs as lines of `name = value`. */
function PairsInput({ id, value = {}, onChange }: PairsProps) {
  const written = Object.entries(value).map((pair) => pair.join(" = ")).join("\n");
  return (
    <Input.TextArea
      id={id ?? ""}
      defaultValue={written}
      autoSize={{ minRows: 1, maxRows: 6 }}
      onBlur={(event) => {
        const lines = event.target.value.split("\n").map((line) => line.split("=").map((part) => part.trim()));
        onChange?.(Object.fromEntries(lines.filter(([name]) => name).map(([name = "", ...rest]) => [name, rest.join("=")])));
      }}
    />
  );
}
