# As 0.3.0, without symbols; for any architecture that Go can build for.
ARG BASE
FROM ${BASE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends golang-go && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY hello/go.mod hello/hello.go ./
ARG GOARCH=amd64
RUN CGO_ENABLED=0 GOARCH=${GOARCH} go build -ldflags "-s -w" -o /usr/local/bin/hello .

FROM scratch
COPY --from=build /usr/local/bin/hello /hello
CMD ["/hello"]
