import type { LanguageWords } from '../language-words.ts';

/** Words of Portuguese. */
export const portuguese: LanguageWords = {
  language: 'pt',
  functionWords:
    'o, a, os, as, um, uma, uns, umas, de, do, da, dos, das, e, ou, para, por, pelo, pela, com, em, no, na, nos, nas, sobre, é, são, ser, está, nós, nosso, nossa, nossos, nossas, seu, sua, seus, suas, você, vocês, que, como, quem, onde, não, mais, todo, todos, todas, sem, este, esta, estes, esse, essa, meu, minha, ao, à, aos, se, mas, há, até, entre, muito, também, já, quando, ter, tem',
  letters: 'ãõç',
  commonWords:
    'hoje, amanhã, ontem, semana, mês, ano, dias, preço, grátis, lançamentos, vendidos, promoções, ofertas, frete, pagamento, pedido, pedidos, avaliações, saldo, transações, últimas, passageiros, origem, destino, ida, volta, relatórios, funciona, esqueceu, lembrar, mim, agora, peça, tamanho, cor, página, resultados, obrigado, olá, breve, entrega',
  actions:
    'comprar, comprar agora, compre agora, adicionar, adicionar ao carrinho, enviar, confirmar, cancelar, fechar, continuar, próximo, avançar, anterior, voltar, buscar, pesquisar, procurar, cadastrar, cadastre se, registar, registrar, entrar, iniciar sessão, acessar, sair, criar, criar conta, salvar, guardar, excluir, eliminar, apagar, remover, editar, alterar, baixar, descarregar, carregar, importar, exportar, compartilhar, partilhar, seguir, reservar, agendar, pagar, ver, ver mais, ver tudo, ver todos, saiba mais, saber mais, ler mais, leia mais, descobrir, descubra, começar, comece, experimentar, experimente, teste, assinar, assine, inscrever se, inscreva se, contatar, fale conosco, contacte nos, ligar, solicitar, pedir, participar, aceitar, recusar, escolher, selecionar, imprimir, copiar, redefinir, pular, concluir, finalizar, abrir, publicar, responder, doar, aplicar, terminar sessão, fazer login, fazer cadastro, comparar, gerenciar, gerir, obter, consultar, conferir, ouvir, atualizar, limpar, verificar, ativar, contratar, quero, realizar, entre em contato, iniciar, conheça, garanta',
  inPlaceActions:
    'adicionar, carrinho, cesto, remover, eliminar, excluir, apagar, limpar, fechar, cancelar, aplicar, salvar, guardar, enviar, subscrever, seguir, partilhar, compartilhar, copiar, imprimir, editar, confirmar, aceitar, recusar, permitir, avise me, buscar, pesquisar, filtrar, ordenar, ver mais, seguinte, anterior, reproduzir, carregar, responder, votar, pagar, publicar, ok, concluido, pular',
  dismissals: 'Cancelar, Fechar, Agora não, Não obrigado, Não obrigada, Mais tarde',
  navigation:
    'início, página inicial, sobre, sobre nós, quem somos, contato, contacto, produtos, serviços, preços, planos, blog, notícias, ajuda, suporte, entrar, cadastro, conta, minha conta, carrinho, perfil, configurações, definições, painel, equipe, equipa, carreiras, vagas, galeria, eventos, privacidade, termos, loja, categorias, buscar, imprensa, recursos, perguntas frequentes, menu, portfólio',
  fields: {
    email: 'e mail, email, endereço de e mail, correio eletrónico',
    newPassword:
      'nova senha, confirmar senha, confirme sua senha, repetir senha, criar senha, nova palavra passe, confirmar palavra passe, confirme a senha, confirmar a senha, repita a senha, crie uma senha, confirmação de senha, confirme a palavra passe',
    password: 'senha, palavra passe',
    phone: 'telefone, número de telefone, celular, telemóvel, whatsapp, tel',
    code: 'código de verificação, código de uso único, código sms, código de confirmação',
    username: 'nome de usuário, usuário, nome de utilizador, utilizador',
    givenName: 'primeiro nome, nome próprio',
    familyName: 'sobrenome, apelido, último nome',
    organization: 'empresa, organização, nome da empresa, razão social, nome da organização',
    cardNumber: 'número do cartão, cartão de crédito',
    cardName: 'titular do cartão, nome no cartão, nome impresso no cartão, nome do titular',
    cardCode: 'código de segurança, cvc, cvv',
    cardExpiry: 'validade, data de validade',
    postalCode: 'cep, código postal',
    birthday: 'data de nascimento',
    date: 'data, chegada, partida, dd mm aaaa',
    time: 'hora, horário',
    city: 'cidade, localidade',
    country: 'país',
    street: 'rua, endereço, morada, logradouro',
    addressLine2: 'complemento, apartamento, bloco, andar',
    region: 'estado, região, província, distrito',
    jobTitle: 'cargo, profissão, função',
    url: 'site, página web, website, link',
    search: 'buscar, busca, pesquisar, pesquisa, procurar, procurando, procura, buscando',
    quantity:
      'quantidade, quantos, valor, idade, quantas, número de pessoas, número de hóspedes, número de passageiros, montante',
    message: 'mensagem, comentário, comentários, observações, descrição, sua mensagem, dúvida, notas',
    subject: 'assunto, tema',
    name: 'nome, nome completo, seu nome, como você se chama, como se chama, nome e sobrenome, nome e apelido',
  },
  prompts: 'digite, insira, escreva, ex, por exemplo, selecione, escolha, introduza, informe',
  months:
    'janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro, jan, fev, mar, abr, mai, jun, jul, ago, set, out, nov, dez',
  states: {
    hover: 'hover, sobre',
    focus: 'foco, focado',
    pressed: 'pressionado',
    disabled: 'desabilitado, desativado, inativo',
    selected: 'selecionado, ativado, marcado',
    open: 'aberto, expandido',
  },
  layers:
    'quadro, frame, moldura, grupo, retângulo, elipse, linha, seta, vetor, polígono, estrela, união, unir, subtrair, interseção, intersecção, excluir, texto, imagem, componente, instância, seção, secção, fatia, máscara, grupo de máscaras, camada, variante, forma',
  labels: {
    increase: 'Aumentar',
    decrease: 'Diminuir',
    more: 'Mais',
    dialog: 'Caixa de diálogo',
    button: 'Botão',
    close: 'Fechar',
    menu: 'Menu',
    search: 'Buscar',
    previous: 'Anterior',
    next: 'Próximo',
    pages: 'Páginas',
    navigation: 'Navegação principal',
    breadcrumb: 'Trilha de navegação',
    settings: 'Configurações',
    notifications: 'Notificações',
    cart: 'Carrinho',
    yes: 'Sim',
    no: 'Não',
    selectAll: 'Selecionar tudo',
    account: 'Conta',
    remove: 'Remover',
  },
};
