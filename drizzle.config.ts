import type { Config } from "drizzle-kit";

const config: Config = {
  dialect: "sqlite",
  schema: [
    "./store/schema.ts",
    "./store/delivery-tables.ts",
    "./store/entrance-tables.ts",
    "./store/message-tables.ts",
    "./store/money-tables.ts",
    "./store/context-tables.ts",
    "./store/read-tables.ts",
    "./store/source-query-tables.ts",
    "./store/service-tables.ts",
    "./store/usage-tables.ts",
    "./store/question-tables.ts",
    "./store/need-tables.ts",
    "./store/policy-tables.ts",
  ],
  out: "./store/migrations",
  casing: "snake_case",
};

// biome-ignore lint/style/noDefaultExport: drizzle-kit reads the default export
export default config;
