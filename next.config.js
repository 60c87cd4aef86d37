/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // These run on the server only and load files of their own at run time.
  serverExternalPackages: ["kafkajs", "@platformatic/kafka", "pg", "pino"],
  // `npm run verify` checks types; whoever starts the demo should not wait for it a second time.
  typescript: { tsconfigPath: "tsconfig.json", ignoreBuildErrors: true },
};

export default config;
