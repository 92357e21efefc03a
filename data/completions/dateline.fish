# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of dateline(1) for fish.

function __dateline_timelines
    __fish_complete_suffix .dateline
end

complete -c dateline -f
complete -c dateline -n 'not __fish_seen_subcommand_from date' -k -a '(__dateline_timelines)'
complete -c dateline -n __fish_use_subcommand -a check -d 'Look for the quotations in the saved sources'
complete -c dateline -n __fish_use_subcommand -a date -d 'Read dates and say what they mean'
complete -c dateline -n __fish_use_subcommand -a export -d 'Paint a timeline into a picture'
complete -c dateline -n __fish_use_subcommand -l help -d 'Say how to use the program'
complete -c dateline -n __fish_use_subcommand -l version -d 'Print the version'

complete -c dateline -n '__fish_seen_subcommand_from export' -s o -l output -r -F -d 'The file to write'
complete -c dateline -n '__fish_seen_subcommand_from export' -l from -x -d 'First date to show'
complete -c dateline -n '__fish_seen_subcommand_from export' -l to -x -d 'Last date to show'
complete -c dateline -n '__fish_seen_subcommand_from export' -l reported-by -x -d 'As reported by this day'
complete -c dateline -n '__fish_seen_subcommand_from export' -l width -x -d 'Logical width'
complete -c dateline -n '__fish_seen_subcommand_from export' -l all-titles -d 'Wider, so that no title is left out'
complete -c dateline -n '__fish_seen_subcommand_from export' -l scale -x -a '1 2 3 4' -d 'Pixels to a logical pixel'
complete -c dateline -n '__fish_seen_subcommand_from export' -l style -x -a 'light dark print' -d 'Colours'
complete -c dateline -n '__fish_seen_subcommand_from export' -l format -x -a 'png svg pdf md html csv timelinejs dateline' -d 'Kind of file'
complete -c dateline -n '__fish_seen_subcommand_from export' -l preset -x -a 'slide square column a4 a4-landscape letter letter-landscape a2' -d 'Page'
complete -c dateline -n '__fish_seen_subcommand_from export' -l height -x -d 'Logical height'
complete -c dateline -n '__fish_seen_subcommand_from export' -l dpi -x -a '96 150 300' -d 'Dots to the inch'
complete -c dateline -n '__fish_seen_subcommand_from export' -l lanes -x -d 'Only these lanes'
complete -c dateline -n '__fish_seen_subcommand_from export' -l filter -x -d 'Only events with these words, or like lane:ID status:planned'
complete -c dateline -n '__fish_seen_subcommand_from export' -l reported-by -x -d 'Draw as ghosts what the sources had not reported by this date'
complete -c dateline -n '__fish_seen_subcommand_from export' -l locale -x -d 'Write dates as there'
complete -c dateline -n '__fish_seen_subcommand_from export' -l notes -d 'Number the events, with notes'
complete -c dateline -n '__fish_seen_subcommand_from export' -l links -d 'Draw all links'
complete -c dateline -n '__fish_seen_subcommand_from export' -l embed-part -d 'Carry only what is shown'
complete -c dateline -n '__fish_seen_subcommand_from export' -l no-embed -d 'Leave the timeline out of the picture'
complete -c dateline -n '__fish_seen_subcommand_from export' -l help -d 'Say how to use the command'
