# keep.sh <record folder> <blocks of 512 bytes that a file may hold> <command…>: as bubblewrap/keep.sh, for a program without a
# box. It writes down which process the program is, and how it ended.
record=$1
blocks=$2
shift 2
cd "$record" || exit 1
read -r me < /proc/$$/stat
echo "$me" > keeper.partial && mv keeper.partial keeper || exit 1
[ . -ef "$record" ] || exit 1
{
  (
    read -r me < /proc/self/stat
    echo "$me" > program.partial && mv program.partial program || exit 1
    ulimit -c 0
    ulimit -n 4096
    ulimit -f "$blocks"
    exec "$@"
  )
  echo "{ \"exit-code\": $? }" >> status
} 2>&1 | {
  next=0
  while dd of=next-byte bs=1 count=1 2>/dev/null && [ -s next-byte ]; do
    { cat next-byte && dd bs=512 count=2047 2>/dev/null; } >log.$next || break
    next=$((1 - next))
  done
}
