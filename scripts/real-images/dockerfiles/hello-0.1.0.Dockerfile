# One stage: ships the compiler.
ARG BASE
FROM ${BASE}
RUN apt-get update && apt-get install -y --no-install-recommends golang-go && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY hello/go.mod hello/hello.go ./
RUN CGO_ENABLED=0 go build -o /usr/local/bin/hello .
CMD ["/usr/local/bin/hello"]
