# One stage: compiler, sources, certificates and pages in one image.
ARG BASE
FROM ${BASE}
RUN apt-get update && apt-get install -y --no-install-recommends golang-go ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY web/ ./
RUN CGO_ENABLED=0 go build -o /usr/local/bin/web .
CMD ["/usr/local/bin/web"]
