usage-arguments = Arguments
usage-options = Options
usage-commands = Commands
usage-required = required
usage-show-help = show this help and end
usage-form = Usage: { $form }
usage-help = For help: { $command } --help
usage-no-command = There is no command “{ $name }”.{ $near ->
        [none] { "" }
       *[other] { " " }Did you mean { $near }?
    }
usage-no-option = There is no option { $name }.{ $near ->
        [none] { "" }
       *[other] { " " }Did you mean { $near }?
    }
usage-no-value = The option { $name } needs a value after it.
usage-missing = { $name } is missing.
usage-value = { $name }: { $said }
usage-number = “{ $text }” is not { $whole ->
        [true] a whole number
       *[false] a number
    }.
usage-range = { $text } is out of range: { $side ->
        [greater-than-equal] at least { $limit }
        [greater-than] more than { $limit }
        [less-than-equal] at most { $limit }
       *[less-than] less than { $limit }
    }.
usage-extra = There are more arguments than the command takes; put a path that has spaces in quotes.
