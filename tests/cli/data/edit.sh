# Editions of the sample documents, for tests: `edition NAME` copies both into a folder of that name, and
# `edit NAME DOCUMENT 's/.../.../'` changes one of them there.
samples=$SOURCE/../../samples
edition() {
    rm -rf "$1"
    mkdir "$1"
    cp "$samples"/*.md "$1"
}
edit() {
    sed -i "$3" "$1/$2.md"
    cmp -s "$1/$2.md" "$samples/$2.md" && echo "the edit of $1 touches nothing"
    return 0
}
