# One stage, with everything that is recommended beside the compiler.
ARG BASE
FROM ${BASE}
RUN apt-get update && apt-get install -y golang-go
WORKDIR /src
COPY hello/go.mod hello/hello.go ./
RUN CGO_ENABLED=0 go build -o /usr/local/bin/hello .
CMD ["/usr/local/bin/hello"]
