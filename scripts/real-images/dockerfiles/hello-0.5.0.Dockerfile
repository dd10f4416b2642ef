# As 0.4.0, without the package fmt.
ARG BASE
FROM ${BASE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends golang-go && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY hello/go.mod small/hello.go ./
RUN CGO_ENABLED=0 go build -ldflags "-s -w" -o /usr/local/bin/hello .

FROM scratch
COPY --from=build /usr/local/bin/hello /hello
CMD ["/hello"]
