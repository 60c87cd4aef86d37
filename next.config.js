/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // These run on the server only and load files of their own at run time.
  serverExternalPackages: ["kafkajs", "@platformatic/kafka", "pg", "pino"],
  typescript: { tsconfigPath: "tsconfig.json" },
};

export default config;
