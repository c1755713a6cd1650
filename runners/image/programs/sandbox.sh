# The first process of a sandbox. As process 1 it cannot be killed from inside, takes over orphans and buries them.
# SIGUSR1 ends everything but itself: `kill` and `trap` are the shell's own, so this works with no process left to spare.
trap 'kill -9 -1' USR1
while :; do
  TOOLROOM_EXEC=box node /opt/toolroom/entry.mjs wait &
  wait $!
  sleep 0.2
done
