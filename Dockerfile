# The harness with its browsers; it runs as the user "node", not as root.
#   docker build -t policy-conformance .
#   docker run --rm --init -v "$PWD/reports:/app/reports" -e BASE_URL=https://www.mpro.org policy-conformance
#   docker run --rm --init -v "$PWD/reports:/app/reports" policy-conformance npm run report
# The folder that is mounted has to be writable for user 1000.
FROM node:20-bookworm-slim

RUN apt-get update -qq \
  && apt-get install -y -qq --no-install-recommends \
    ca-certificates chromium chromium-headless-shell fonts-liberation libnss3-tools \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /app
RUN chown node:node /app
USER node

COPY --chown=node:node package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund && npm cache clean --force
COPY --chown=node:node . .
RUN mkdir -p reports

VOLUME /app/reports
CMD ["npx", "playwright", "test"]
